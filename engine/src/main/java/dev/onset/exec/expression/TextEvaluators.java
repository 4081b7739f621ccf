package dev.onset.exec.expression;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

import dev.onset.error.OnsetException;
import dev.onset.exec.column.Column;
import dev.onset.exec.expression.RowEvaluator.ObjectFunction;
import dev.onset.plan.DataType;
import dev.onset.plan.ScalarOperator;

/** Functions of texts. Where arguments are missing: trimming takes blanks away, padding pads with blanks. */
final class TextEvaluators {

    private static final String BLANK = " ";

    private TextEvaluators() {}

    static Evaluator function(ScalarOperator operator, DataType type, List<Evaluator> arguments, List<DataType> types) {
        return switch (operator) {
            case CHAR_LENGTH -> RowEvaluator.longs(type, arguments, (a, row) -> Texts.length(text(a, 0, row)));
            case POSITION -> RowEvaluator.longs(type, arguments,
                    (a, row) -> Texts.position(text(a, 0, row), text(a, 1, row)));
            case ASCII -> RowEvaluator.longs(type, arguments, (a, row) -> {
                String text = text(a, 0, row);
                return text.isEmpty() ? 0 : text.codePointAt(0);
            });
            case OCTET_LENGTH -> RowEvaluator.longs(type, arguments, (a, row) -> bytes(text(a, 0, row)));
            case BIT_LENGTH -> RowEvaluator.longs(type, arguments, (a, row) -> 8L * bytes(text(a, 0, row)));
            case STARTS_WITH -> RowEvaluator.booleans(arguments,
                    (a, row) -> text(a, 0, row).startsWith(text(a, 1, row)));
            case ENDS_WITH -> RowEvaluator.booleans(arguments, (a, row) -> text(a, 0, row).endsWith(text(a, 1, row)));
            case CONTAINS -> RowEvaluator.booleans(arguments, (a, row) -> text(a, 0, row).contains(text(a, 1, row)));
            case CONCAT -> RowEvaluator.texts(arguments(arguments, types), TextEvaluators::concat);
            default -> RowEvaluator.texts(arguments, textFunction(operator));
        };
    }

    private static ObjectFunction<String> textFunction(ScalarOperator operator) {
        return switch (operator) {
            case UPPER -> (a, row) -> text(a, 0, row).toUpperCase(Locale.ROOT);
            case LOWER -> (a, row) -> text(a, 0, row).toLowerCase(Locale.ROOT);
            case INITCAP -> (a, row) -> Texts.initialCapitals(text(a, 0, row));
            case TRIM_BOTH -> (a, row) -> Texts.trim(text(a, 0, row), textOr(a, 1, row, BLANK), true, true);
            case TRIM_LEADING -> (a, row) -> Texts.trim(text(a, 0, row), textOr(a, 1, row, BLANK), true, false);
            case TRIM_TRAILING -> (a, row) -> Texts.trim(text(a, 0, row), textOr(a, 1, row, BLANK), false, true);
            case SUBSTRING -> (a, row) -> a.length == 2
                    ? Texts.substring(text(a, 0, row), a[1].longAt(row), Integer.MAX_VALUE)
                    : Texts.substring(text(a, 0, row), a[1].longAt(row), a[2].longAt(row));
            case LEFT -> (a, row) -> Texts.left(text(a, 0, row), a[1].longAt(row));
            case RIGHT -> (a, row) -> Texts.right(text(a, 0, row), a[1].longAt(row));
            case REPLACE -> (a, row) -> {
                String searched = text(a, 1, row);
                return searched.isEmpty() ? text(a, 0, row) : text(a, 0, row).replace(searched, text(a, 2, row));
            };
            case TRANSLATE -> (a, row) -> Texts.translate(text(a, 0, row), text(a, 1, row), text(a, 2, row));
            case STRIP_ACCENTS -> (a, row) -> Texts.withoutAccents(text(a, 0, row));
            case OVERLAY -> (a, row) -> Texts.overlay(text(a, 0, row), text(a, 1, row), a[2].longAt(row),
                    a.length > 3 ? a[3].longAt(row) : Texts.length(text(a, 1, row)));
            case REVERSE -> (a, row) -> new StringBuilder(text(a, 0, row)).reverse().toString();
            case REPEAT -> (a, row) -> Texts.repeat(text(a, 0, row), a[1].longAt(row));
            case SPLIT_PART -> (a, row) -> Texts.splitPart(text(a, 0, row), text(a, 1, row), a[2].longAt(row));
            case LPAD -> (a, row) -> Texts.pad(text(a, 0, row), a[1].longAt(row), textOr(a, 2, row, BLANK), true);
            case RPAD -> (a, row) -> Texts.pad(text(a, 0, row), a[1].longAt(row), textOr(a, 2, row, BLANK), false);
            case CHR -> (a, row) -> {
                long code = a[0].longAt(row);
                if (code < 0 || code > Character.MAX_CODE_POINT) {
                    throw new OnsetException(OnsetException.Category.DATA,
                            "CHR(%d): a code point lies between 0 and %d".formatted(code, Character.MAX_CODE_POINT));
                }
                return Character.toString((int) code);
            };
            default -> throw new IllegalArgumentException(operator.name());
        };
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Values that are not texts are converted. */
    private static List<Evaluator> arguments(List<Evaluator> arguments, List<DataType> types) {
        Evaluator[] texts = arguments.toArray(Evaluator[]::new);
        for (int i = 0; i < texts.length; i++) {
            texts[i] = CastEvaluators.cast(texts[i], types.get(i), DataType.VARCHAR, false);
        }
        return List.of(texts);
    }

    private static String concat(Column[] arguments, int row) {
        StringBuilder joined = new StringBuilder();
        for (Column argument : arguments) {
            joined.append(argument.textAt(row));
        }
        return joined.toString();
    }

    private static String text(Column[] arguments, int index, int row) {
        return arguments[index].textAt(row);
    }

    private static String textOr(Column[] arguments, int index, int row, String otherwise) {
        return index < arguments.length ? arguments[index].textAt(row) : otherwise;
    }
}
