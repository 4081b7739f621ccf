# lr_rebound: how much of the validation loss the best learning-rate drop bought back
floor: lr
kind: one-pass curve
--- onset
SELECT run_id, lr_rebound(step, lr, val_loss) FROM history GROUP BY run_id
--- duckdb
-- The definition of lr_rebound on dense curves: drops by 1.5 or more with level ground on both sides, three evaluations
-- before, at most ten after, the largest gain of the run.
WITH steps AS (
  SELECT run_id, step FROM history QUALIFY lr < lag(lr) OVER (PARTITION BY run_id ORDER BY step) / 1.4999999
), around AS (
  SELECT s.run_id, s.step, h.step - s.step AS d, h.lr
  FROM steps s JOIN history h ON h.run_id = s.run_id AND h.step BETWEEN s.step - 2 AND s.step + 1
), events AS (
  SELECT run_id, step, ln(any_value(lr) FILTER (d = 0) / any_value(lr) FILTER (d = -1)) AS r,
         ln(any_value(lr) FILTER (d = -1) / any_value(lr) FILTER (d = -2)) AS r_before,
         ln(any_value(lr) FILTER (d = 1) / any_value(lr) FILTER (d = 0)) AS r_after
  FROM around GROUP BY run_id, step
), drops AS (
  SELECT run_id, step, lead(step, 1, 9223372036854775807) OVER (PARTITION BY run_id ORDER BY step) AS next_event
  FROM events
  WHERE r <= -ln(1.5) AND ((abs(coalesce(r_before, 0)) <= 1e-3 AND abs(coalesce(r_after, 0)) <= 1e-3)
                           OR abs(r) >= 5 * greatest(abs(coalesce(r_before, 0)), abs(coalesce(r_after, 0))))
), gains AS (
  SELECT d.run_id, d.step,
         median(h.val_loss) FILTER (h.step < d.step) AS pre, min(h.val_loss) FILTER (h.step >= d.step) AS trough
  FROM drops d JOIN history h
    ON h.run_id = d.run_id AND h.step BETWEEN d.step - 3 AND d.step + 9 AND h.step < d.next_event
  GROUP BY d.run_id, d.step
), rebounds AS (
  SELECT run_id, max((pre - trough) / abs(pre)) AS rebound FROM gains GROUP BY run_id
)
SELECT run_id, rebound FROM (SELECT DISTINCT run_id FROM history) LEFT JOIN rebounds USING (run_id)
