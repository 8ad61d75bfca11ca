"""Tests of the native-messaging host, most of them with real processes and raw bytes."""
