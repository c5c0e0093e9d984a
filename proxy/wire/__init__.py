"""Bytes to trees and back, strictly: what is not fully understood is refused, never guessed. No I/O."""
