"""Measurements to run by hand, see docs/quality.md. No development packages, no network, fixed seeds."""
