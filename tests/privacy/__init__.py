"""Nothing leaves the machine, and nothing is left lying about: real hosts and commands, watched from within."""
