# how often each run found a new best
shapes: many-runs long-runs
floor: val_loss
--- onset
SELECT run_id, COUNT(*) FROM (SELECT run_id, val_loss, MIN(val_loss) OVER (PARTITION BY run_id ORDER BY step ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS best FROM history) WHERE best IS NULL OR val_loss < best GROUP BY run_id
--- duckdb
SELECT run_id, COUNT(*) FROM (SELECT run_id, val_loss, MIN(val_loss) OVER (PARTITION BY run_id ORDER BY step ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS best FROM history) WHERE best IS NULL OR val_loss < best GROUP BY run_id
