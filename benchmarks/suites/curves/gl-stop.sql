# gl_stop_step: the first step at which Prechelt's generalization loss exceeds 5
floor: val_loss
kind: one-pass curve
--- onset
SELECT run_id, gl_stop_step(step, val_loss) FROM history GROUP BY run_id
--- duckdb
SELECT run_id, min(step) FILTER (100 * (v - best) / abs(best) > 5) FROM (
  SELECT run_id, step, val_loss AS v, min(val_loss) OVER (PARTITION BY run_id ORDER BY step ROWS UNBOUNDED PRECEDING) AS best
  FROM history) GROUP BY run_id
