# loss_acc_lag: how much later accuracy is at its best
floor: val_loss val_acc
kind: one-pass curve
--- onset
SELECT run_id, loss_acc_lag(step, val_loss, val_acc) FROM history GROUP BY run_id
--- duckdb
SELECT run_id, arg_max(step, val_acc) - arg_min(step, val_loss) FROM history GROUP BY run_id
