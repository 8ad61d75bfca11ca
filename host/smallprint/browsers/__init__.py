"""Registering the native host with the browsers on this computer: install, uninstall, doctor."""
