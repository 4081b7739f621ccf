# patience_stop_step: where early stopping with patience 20 would have stopped
floor: val_loss
kind: one-pass curve
--- onset
SELECT run_id, patience_stop_step(step, val_loss, 20) FROM history GROUP BY run_id
--- duckdb
-- New bests are few: one window over all rows, the rest over these.
WITH bests AS (
  SELECT run_id, step FROM (
    SELECT run_id, step, val_loss, min(val_loss) OVER (PARTITION BY run_id ORDER BY step ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS best
    FROM history) WHERE best IS NULL OR val_loss < best
), waits AS (
  SELECT run_id, step, lead(step, 1, 1000) OVER (PARTITION BY run_id ORDER BY step) AS next_best FROM bests
)
SELECT run_id, min(step + 20) FILTER (step + 20 < next_best) FROM waits GROUP BY run_id
