"""The editing workshop's engine: what its page asks of Python. The checks are those of ``revisar``, in a browser."""
