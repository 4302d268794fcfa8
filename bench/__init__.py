"""Benchmarks: whole processes and kernels, printed as tables with ratios in one run. CPU time and ratios count; nothing here is a test."""
