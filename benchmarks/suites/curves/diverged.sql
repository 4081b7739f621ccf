# diverged: whether a loss blew up
floor: val_loss
kind: one-pass curve
--- onset
SELECT run_id, diverged(step, val_loss) FROM history GROUP BY run_id
--- duckdb
SELECT run_id, NOT bool_and(isfinite(val_loss)) OR (list_sort(arg_max(val_loss, step, 5))[3] > min(val_loss) + 0.5 * abs(min(val_loss)) AND list_sort(arg_max(val_loss, step, 5))[3] > list_sort(arg_min(val_loss, step, 5))[3]) FROM history GROUP BY run_id
