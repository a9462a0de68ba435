"""Where the workspace is put together: settings, addresses, start, the overview and the demonstration."""
