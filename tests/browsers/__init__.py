"""Tests of registering with browsers: fake homes of three systems, a fake registry, real hosts."""
