"""What a crash must not take: a journal of every deed in the program's own data folder, and its way back."""
