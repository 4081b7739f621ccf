package dev.onset.sql.operators;

import java.util.Map;

/** How functions of other systems are written here. */
public final class OtherFunctions {

    public static final Map<String, String> HERE = Map.ofEntries(Map.entry("^", "POWER(x, y), or XOR(x, y) for bits"),
            Map.entry("top", "LIMIT 5 at the end"),
            Map.entry("smooth", "ema(val_loss, 0.6) OVER (PARTITION BY run_id ORDER BY step)"),
            Map.entry("isnull", "x IS NULL, or COALESCE(x, y)"),
            Map.entry("list", "ARRAY_AGG(x)"), Map.entry("date_sub", "started_at - INTERVAL '1' DAY"),
            Map.entry("getdate", "NOW()"), Map.entry("sysdate", "NOW()"), Map.entry("charindex", "POSITION('a' IN x)"),
            Map.entry("datepart", "EXTRACT(MONTH FROM started_at)"),
            Map.entry("age", "a - b, or DATE_DIFF('day', b, a)"), Map.entry("to_days", "INTERVAL '3' DAY"),
            Map.entry("to_hours", "INTERVAL '3' HOUR"), Map.entry("to_minutes", "INTERVAL '3' MINUTE"),
            Map.entry("to_seconds", "INTERVAL '3' SECOND"), Map.entry("to_months", "INTERVAL '3' MONTH"),
            Map.entry("to_years", "INTERVAL '3' YEAR"), Map.entry("unicode", "ASCII(x)"), Map.entry("ord", "ASCII(x)"),
            Map.entry("try", "TRY_CAST(x AS DOUBLE)"), Map.entry("product", "EXP(SUM(LN(x)))"),
            Map.entry("geomean", "EXP(AVG(LN(x)))"), Map.entry("geometric_mean", "EXP(AVG(LN(x)))"),
            Map.entry("histogram", "WIDTH_BUCKET(x, 0, 1, 10) AS bin, COUNT(*) … GROUP BY bin"),
            Map.entry("columns", "* EXCLUDE (a, b), or the names"),
            Map.entry("to_number", "CAST(x AS DOUBLE)"), Map.entry("try_convert", "TRY_CAST(x AS DOUBLE)"),
            Map.entry("convert", "CAST(x AS DOUBLE)"), Map.entry("arg_min", "best_value, or MIN_BY(x, y)"),
            Map.entry("argmin", "best_step(step, val_loss)"), Map.entry("argmax", "best_step(step, val_acc, 'max')"),
            Map.entry("first", "FIRST_VALUE_OF(step, x)"), Map.entry("last", "LAST_VALUE_OF(step, x)"));

    private OtherFunctions() {}
}
