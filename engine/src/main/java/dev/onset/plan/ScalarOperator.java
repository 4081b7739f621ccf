package dev.onset.plan;

/**
 * The scalar operators that the engine computes. NULL in, NULL out, unless said otherwise. Where a comment names
 * arguments, they come in that order.
 */
public enum ScalarOperator {
    // arithmetic; integers overflow with an error, integer division truncates, division of an integer by zero is an error
    PLUS, MINUS, TIMES, DIVIDE, MODULO, NEGATE,
    // comparison; NaN equals NaN and is greater than every other number, as in DuckDB and PostgreSQL
    EQUALS, NOT_EQUALS, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, IS_DISTINCT_FROM, IS_NOT_DISTINCT_FROM,
    // three-valued logic, any number of arguments for AND and OR
    AND, OR, NOT, IS_NULL, IS_NOT_NULL, IS_TRUE, IS_NOT_TRUE, IS_FALSE, IS_NOT_FALSE,
    // the first argument that is not NULL
    COALESCE,
    // numbers
    ABS, SIGN, FLOOR, CEIL, ROUND, TRUNCATE, SQRT, CBRT, EXP, LN, LOG10, LOG2, POWER, SIN, COS, TAN, ASIN, ACOS, ATAN, ATAN2, DEGREES, RADIANS, PI, RANDOM, GREATEST, LEAST, IS_NAN, IS_FINITE, IS_INFINITE,
    // text; positions count from 1, in code points; TRIM takes the text and the characters to remove (blanks if missing),
    // POSITION what is searched and then the text
    CONCAT, UPPER, LOWER, TRIM_BOTH, TRIM_LEADING, TRIM_TRAILING, SUBSTRING, CHAR_LENGTH, POSITION, REPLACE, LEFT, RIGHT, REVERSE, REPEAT, STARTS_WITH, ENDS_WITH, CONTAINS, SPLIT_PART, LPAD, RPAD, INITCAP, ASCII, CHR,
    // text, pattern and, if given, escape character
    LIKE, ILIKE, SIMILAR_TO,
    // text and regular expression
    REGEXP_MATCHES, REGEXP_REPLACE, REGEXP_EXTRACT,
    // date and time; the first argument of EXTRACT, FLOOR_TO, CEIL_TO, TIMESTAMP_ADD and TIMESTAMP_DIFF is the unit as text
    EXTRACT, FLOOR_TO, CEIL_TO, TIMESTAMP_ADD, TIMESTAMP_DIFF, CURRENT_TIMESTAMP, CURRENT_DATE,
    // map or array, and key or position from 1; NULL where there is none
    ITEM, CARDINALITY, ARRAY, MAP, MAP_KEYS, MAP_VALUES
}
