"""What starts, watches and stops processes on one machine, for `make run` and the tests."""
