# the smoothed curves of all runs at every hundredth step
floor: train_loss
--- onset
SELECT run_id, step, smooth FROM (SELECT run_id, step, AVG(train_loss) OVER (PARTITION BY run_id ORDER BY step ROWS BETWEEN 24 PRECEDING AND CURRENT ROW) AS smooth FROM history) WHERE MOD(step, 100) = 99
--- duckdb
SELECT run_id, step, smooth FROM (SELECT run_id, step, AVG(train_loss) OVER (PARTITION BY run_id ORDER BY step ROWS BETWEEN 24 PRECEDING AND CURRENT ROW) AS smooth FROM history) WHERE step % 100 = 99
