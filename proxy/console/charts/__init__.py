"""Figures as places on a drawing: pure, without words or colours, which templates and reports add."""
