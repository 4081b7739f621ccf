# roughness: the deviation of the differences of the detrended curve
floor: val_loss
kind: curve
--- onset
SELECT run_id, roughness(step, val_loss) FROM history GROUP BY run_id
--- duckdb
-- The variance of dy − slope·dx from the moments of both, so that one pass over the window is enough.
SELECT run_id, sqrt(var_pop(dy) - 2 * regr_slope(y, step) * covar_pop(dy, dx) + regr_slope(y, step) ** 2 * var_pop(dx)) / stddev_pop(y) FROM (
  SELECT run_id, step, val_loss AS y, val_loss - lag(val_loss) OVER run AS dy, step - lag(step) OVER run AS dx
  FROM history WINDOW run AS (PARTITION BY run_id ORDER BY step)) GROUP BY run_id
