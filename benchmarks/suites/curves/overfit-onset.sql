# overfit_onset: where validation began to rise for good while training went on improving
floor: train_loss val_loss
kind: curve
--- onset
SELECT run_id, overfit_onset(step, train_loss, val_loss) FROM history GROUP BY run_id
--- duckdb
-- The definition of overfit_onset on dense curves of 1,000 evaluations (window 51, so 25 to each side, edges repeated):
-- the smoothed minimum for all runs, then cheap conditions, medians for the runs that remain, and the minimum of a finer average
-- over 11 evaluations for those that overfit.
WITH ends AS (
  SELECT run_id, count(*) AS n, arg_min(val_loss, step) AS v_first, arg_max(val_loss, step) AS v_last,
         arg_min(train_loss, step) AS u_first, arg_max(train_loss, step) AS u_last
  FROM history GROUP BY run_id
), sums AS (
  SELECT run_id, step AS i, val_loss AS v, sum(val_loss) OVER (
    PARTITION BY run_id ORDER BY step ROWS BETWEEN 25 PRECEDING AND 25 FOLLOWING) AS around
  FROM history
), smooth AS (
  SELECT run_id, i, v, (around + greatest(25 - i, 0) * v_first + greatest(i + 25 - (n - 1), 0) * v_last) / 51 AS s
  FROM sums JOIN ends USING (run_id)
), best AS (
  SELECT run_id, arg_min(i, s) AS b, min(s) AS s_b FROM smooth GROUP BY run_id
), tail AS (
  SELECT h.run_id, any_value(b) AS b, any_value(n) AS n, any_value(u_first) AS u_first, any_value(u_last) AS u_last,
         regr_slope(h.val_loss, h.step) AS slope, count(*) AS m,
         avg(h.val_loss) FILTER (h.step >= n - greatest(2, least((n - b) // 3, 51))) - any_value(s_b) AS rise,
         any_value(s_b) AS s_b
  FROM history h JOIN best USING (run_id) JOIN ends USING (run_id)
  WHERE n - b >= 5 AND h.step >= b
  GROUP BY h.run_id
), rising AS (
  SELECT * FROM tail WHERE slope > 0 AND rise > 0.01 * abs(s_b)
), candidates AS (
  SELECT r.run_id, any_value(b) AS b, any_value(slope) AS slope, any_value(m) AS m,
         coalesce(sum(h.train_loss) FILTER (h.step BETWEEN b - 25 AND b + 25), 0) + greatest(25 - any_value(b), 0) * any_value(u_first)
           + greatest(any_value(b) + 25 - (any_value(n) - 1), 0) * any_value(u_last) AS us_b,
         coalesce(sum(h.train_loss) FILTER (h.step >= n - 26), 0) + 25 * any_value(u_last) AS us_end
  FROM rising r JOIN history h
    ON h.run_id = r.run_id AND (h.step BETWEEN b - 25 AND b + 25 OR h.step >= n - 26)
  GROUP BY r.run_id HAVING us_end < us_b
), residual AS (
  SELECT run_id, i, v, v - lag(v) OVER run AS dv, v - s AS e, lag(v - s) OVER run AS e_before
  FROM smooth SEMI JOIN candidates USING (run_id)
  WINDOW run AS (PARTITION BY run_id ORDER BY i)
), centred AS (
  SELECT *, avg(e) OVER (PARTITION BY run_id) AS mean_e FROM residual
), noise AS (
  SELECT run_id,
         greatest(1.4826 * mad(dv) / sqrt(2), 1.4826 * mad(e)) AS sigma,
         greatest(0, least(0.95, sum((e - mean_e) * (e_before - mean_e)) / sum((e - mean_e) * (e - mean_e)))) AS r
  FROM centred GROUP BY run_id
), overfit AS (
  SELECT run_id, b FROM candidates JOIN noise USING (run_id)
  WHERE slope > 2.5 * sigma * sqrt((1 + r) / (1 - r)) / sqrt(m * (m * m - 1) / 12.0)
), fine AS (
  -- The average over 11 evaluations, edges repeated, within the window around b.
  SELECT h.run_id, h.step, b, sum(h.val_loss) OVER (
           PARTITION BY h.run_id ORDER BY h.step ROWS BETWEEN 5 PRECEDING AND 5 FOLLOWING)
         + greatest(5 - h.step, 0) * v_first + greatest(h.step + 5 - (n - 1), 0) * v_last AS around
  FROM history h JOIN overfit o ON h.run_id = o.run_id AND h.step BETWEEN o.b - 30 AND o.b + 30
  JOIN ends e ON e.run_id = h.run_id
), near_best AS (
  SELECT h.run_id, h.step, b,
         (sum(h.val_loss) OVER (PARTITION BY h.run_id ORDER BY h.step ROWS BETWEEN 5 PRECEDING AND 5 FOLLOWING)
           + greatest(5 - h.step, 0) * v_first + greatest(h.step + 5 - (n - 1), 0) * v_last) / 11 AS fine
  FROM history h JOIN overfit o ON h.run_id = o.run_id AND h.step BETWEEN o.b - 30 AND o.b + 30
  JOIN ends e ON e.run_id = h.run_id
), onset AS (
  SELECT run_id, arg_min(step, fine) AS onset FROM near_best WHERE step BETWEEN b - 25 AND b + 25 GROUP BY run_id
)
SELECT run_id, onset FROM ends LEFT JOIN onset USING (run_id)
