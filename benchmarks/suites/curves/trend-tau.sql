# trend_tau of five hundred runs: Kendall's measure of a trend, from the order of all pairs
floor:
kind: curve
--- onset
SELECT run_id, trend_tau(step, val_loss) FROM history WHERE run_id < 'run-00500' GROUP BY run_id
--- duckdb
-- Not all pairs, which takes longer: two values are out of order at the first bit at which their ranks differ, so ten levels of
-- bits count the falling pairs. Values of these curves are never tied.
WITH ranked AS (
  SELECT run_id, step, row_number() OVER (PARTITION BY run_id ORDER BY val_loss) - 1 AS r
  FROM history WHERE run_id < 'run-00500'
), bits AS (
  SELECT run_id, step, level, r >> (level + 1) AS prefix, (r >> level) & 1 AS bit
  FROM ranked CROSS JOIN range(10) AS levels(level)
), ones AS (
  SELECT run_id, bit, sum(bit) OVER (PARTITION BY run_id, level, prefix ORDER BY step) AS before FROM bits
), falling AS (
  SELECT run_id, sum(before) FILTER (bit = 0) AS pairs FROM ones GROUP BY run_id
)
SELECT run_id, 1 - 2 * pairs / (1000 * 999 / 2) FROM falling
