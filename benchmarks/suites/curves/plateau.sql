# plateau_step: from where on no ten steps improved the best by a thousandth
floor: val_loss
kind: one-pass curve
--- onset
SELECT run_id, plateau_step(step, val_loss) FROM history GROUP BY run_id
--- duckdb
WITH bests AS (
  SELECT run_id, step, min(val_loss) OVER (PARTITION BY run_id ORDER BY step ROWS UNBOUNDED PRECEDING) AS best FROM history
), before AS (
  SELECT run_id, step, best, lag(best, 10) OVER (PARTITION BY run_id ORDER BY step) AS earlier FROM bests
), progress AS (
  SELECT run_id, max(step) AS last_step, coalesce(max(step) FILTER (best < earlier - 0.001 * abs(earlier)) - 9, 0) AS start FROM before GROUP BY run_id
)
SELECT run_id, CASE WHEN start + 10 <= last_step THEN start END FROM progress
