# gap_trend: the slope of the gap between validation and training loss
shapes: many-runs long-runs many-metrics
floor: train_loss val_loss
kind: one-pass curve
numpy: gap_slope
--- onset
SELECT run_id, gap_trend(step, train_loss, val_loss) FROM history GROUP BY run_id
--- duckdb
SELECT run_id, regr_slope(val_loss - train_loss, step) FROM history GROUP BY run_id
