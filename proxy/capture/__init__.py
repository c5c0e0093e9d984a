"""Linux capture: the kernel carries connections to AI hosts into the proxy, and learns their addresses from DNS."""
