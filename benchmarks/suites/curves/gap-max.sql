# gap_max, gap_last, gap_at_best: the gap at its largest, at the end, and at the best step
floor: train_loss val_loss
kind: one-pass curve
--- onset
SELECT run_id, gap_max(step, train_loss, val_loss), gap_last(step, train_loss, val_loss), gap_at_best(step, train_loss, val_loss) FROM history GROUP BY run_id
--- duckdb
SELECT run_id, max(val_loss - train_loss), arg_max(val_loss - train_loss, step), arg_min(val_loss - train_loss, val_loss) FROM history GROUP BY run_id
