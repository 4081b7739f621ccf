# auc: the area under a curve, by trapezoids
shapes: many-runs long-runs
floor: val_loss
kind: one-pass curve
--- onset
SELECT run_id, auc(step, val_loss) FROM history GROUP BY run_id
--- duckdb
SELECT run_id, sum((step - step_before) * (v + before) / 2) / (max(step) - min(step)) FROM (
  SELECT run_id, step, val_loss AS v, lag(step) OVER run AS step_before, lag(val_loss) OVER run AS before
  FROM history WINDOW run AS (PARTITION BY run_id ORDER BY step)) GROUP BY run_id
