"""HubSpot: keys, the one door to its API, the plan of a push, and the practice portal."""
