"""The gate: shut by default, opened only by a complete verdict whose journal line is durable."""
