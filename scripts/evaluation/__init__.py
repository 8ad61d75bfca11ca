"""The quality figures of the project, each measured on a folder of real policies."""
