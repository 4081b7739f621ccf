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
    ABS, SIGN, FLOOR, CEIL, ROUND, TRUNCATE, SQRT, CBRT, EXP, LN, LOG10, LOG2, POWER, SIN, COS, TAN, ASIN, ACOS, ATAN, ATAN2, DEGREES, RADIANS, PI, RANDOM,
    /** The largest or smallest of the arguments that are not NULL. */
    GREATEST, LEAST, IS_NAN, IS_FINITE, IS_INFINITE, COT, SINH, COSH, TANH, ASINH, ACOSH, ATANH, GAMMA, LOG_GAMMA,
    // base and number
    LOG_BASE,
    // value, lower and upper bound, number of buckets
    WIDTH_BUCKET,
    // whole numbers
    FACTORIAL, GREATEST_COMMON_DIVISOR, LEAST_COMMON_MULTIPLE, BIT_COUNT, BITWISE_AND, BITWISE_OR, BITWISE_XOR, BITWISE_NOT, SHIFT_LEFT, SHIFT_RIGHT,
    // number, digits in all, digits after the point, and whether NULL comes of what does not fit instead of an error
    TO_DECIMAL,
    // number, digits after the point; DECIMAL_ROUND mends what arithmetic of doubles does to decimals
    DECIMAL_TEXT, DECIMAL_ROUND,
    // text; positions count from 1, in code points; TRIM takes the text and the characters to remove (blanks if missing),
    // POSITION what is searched and then the text
    CONCAT, UPPER, LOWER, TRIM_BOTH, TRIM_LEADING, TRIM_TRAILING, SUBSTRING, CHAR_LENGTH, POSITION, REPLACE, LEFT, RIGHT, REVERSE, REPEAT, STARTS_WITH, ENDS_WITH, CONTAINS, SPLIT_PART, LPAD, RPAD, INITCAP, ASCII, CHR, OCTET_LENGTH, BIT_LENGTH, TRANSLATE, STRIP_ACCENTS, SOUNDEX,
    // text, replacement, position and, if given, how many characters it replaces
    OVERLAY,
    // two texts
    LEVENSHTEIN, HAMMING, JACCARD,
    // of a text's UTF-8 bytes; TO_HEX and TO_BINARY of a whole number, too
    MD5, SHA1, SHA256, TO_HEX, TO_BINARY, TO_BASE64, FROM_BASE64,
    // pattern with {} or with %d, and values
    FORMAT, PRINTF,
    // text, pattern and, if given, escape character
    LIKE, ILIKE, SIMILAR_TO,
    // text and regular expression
    REGEXP_MATCHES, REGEXP_REPLACE, REGEXP_EXTRACT, REGEXP_FULL_MATCH, REGEXP_COUNT, REGEXP_INSTR, REGEXP_EXTRACT_ALL, REGEXP_SPLIT,
    // date and time; the first argument of EXTRACT, FLOOR_TO, CEIL_TO, TIMESTAMP_ADD and TIMESTAMP_DIFF is the unit as text
    EXTRACT, FLOOR_TO, CEIL_TO, TIMESTAMP_ADD, TIMESTAMP_DIFF, CURRENT_TIMESTAMP, CURRENT_DATE, CURRENT_TIME,
    // unit and two times: how many starts of the unit lie between them
    DATE_DIFF, LAST_DAY, MAKE_DATE, MAKE_TIME, MAKE_TIMESTAMP, EPOCH, TO_TIMESTAMP, MONTH_NAME, DAY_NAME,
    // length, time and, if given, where the first one begins
    TIME_BUCKET,
    // time, and digits of a second that it keeps
    ROUND_TIME,
    // value and pattern, of strftime or of to_char; text and pattern
    STRFTIME, TO_CHAR, STRPTIME, PARSE_TIMESTAMP,
    // map or array, and key or position from 1; NULL where there is none
    ITEM, CARDINALITY, ARRAY, MAP, MAP_KEYS, MAP_VALUES,
    // arrays; SPLIT takes a text and a separator, ARRAY_TO_TEXT an array, a separator and what stands for NULL
    // ARRAY_CAST an array and, as a literal of their type, the expression that converts its elements, which are column 0,
    // and SHOWN_ELEMENTS an array and what its elements are, as in {@code [DATE]}
    ARRAY_CONCAT, ARRAY_APPEND, ARRAY_PREPEND, ARRAY_CONTAINS, ARRAY_POSITION, ARRAY_REMOVE, ARRAY_SORT, ARRAY_DISTINCT, ARRAY_INTERSECT, ARRAY_EXCEPT, ARRAY_REVERSE, ARRAY_MIN, ARRAY_MAX, ARRAY_SUM, ARRAY_AVG, ARRAY_SLICE, ARRAY_RANGE, SPLIT, ARRAY_TO_TEXT, ARRAY_CAST, SHOWN_ELEMENTS, MAP_CONTAINS,
    // JSON and path, then what to do where nothing or no scalar is found; a pair of behaviour and default each
    JSON_VALUE,
    // JSON, path, array wrapper, behaviour where nothing is found, where no object or array is
    JSON_QUERY,
    // JSON, path, behaviour where it is no JSON
    JSON_EXISTS,
    // JSON, path and whether texts come without their quotes
    JSON_EXTRACT,
    // JSON and, if given, path
    JSON_LENGTH, JSON_TYPE, JSON_KEYS,
    // text, and VALUE, OBJECT, ARRAY or SCALAR
    IS_JSON,
    // any value
    JSON_TEXT,
    // whether NULLs are left out, and keys and values, or values, that are JSON
    JSON_OBJECT, JSON_ARRAY,
    // seed and number: a number from 0 to 1 that looks like chance
    HASHED_FRACTION,
    // how ("= ANY", "< ALL", …), value and array
    QUANTIFIED
}
