"""HubSpot in the window: accounts, the plan of a push and its report, comparing, fetching, the go-live checklist."""
