"""What each command does: small functions on the window, a module a menu."""
