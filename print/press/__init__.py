"""Who makes what: processes, tasks, finishing and binding."""
