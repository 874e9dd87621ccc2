"""How values of each kind are invented."""
