"""What independent programs from PyPI say of restoring and redacting streams; `make judge` runs it."""
