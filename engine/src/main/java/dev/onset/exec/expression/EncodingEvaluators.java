package dev.onset.exec.expression;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

import dev.onset.error.OnsetException;
import dev.onset.exec.expression.RowEvaluator.ObjectFunction;
import dev.onset.plan.DataType;
import dev.onset.plan.ScalarOperator;

/** Digests and other notations of a text's UTF-8 bytes, and of whole numbers. */
final class EncodingEvaluators {

    private EncodingEvaluators() {}

    static Evaluator function(ScalarOperator operator, List<Evaluator> arguments, List<DataType> types) {
        boolean number = types.getFirst().layout() == DataType.Layout.LONG;
        ObjectFunction<String> function = switch (operator) {
            case MD5 -> (a, row) -> digest("MD5", a[0].textAt(row));
            case SHA1 -> (a, row) -> digest("SHA-1", a[0].textAt(row));
            case SHA256 -> (a, row) -> digest("SHA-256", a[0].textAt(row));
            case TO_HEX -> number
                    ? (a, row) -> Long.toHexString(a[0].longAt(row)).toUpperCase(Locale.ROOT)
                    : (a, row) -> HexFormat.of().withUpperCase().formatHex(bytes(a[0].textAt(row)));
            case TO_BINARY -> (a, row) -> Long.toBinaryString(a[0].longAt(row));
            case TO_BASE64 -> (a, row) -> Base64.getEncoder().encodeToString(bytes(a[0].textAt(row)));
            case FROM_BASE64 -> (a, row) -> decoded(a[0].textAt(row));
            default -> throw new IllegalArgumentException(operator.name());
        };
        return RowEvaluator.texts(arguments, function);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String digest(String algorithm, String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes(text)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has " + algorithm, e);
        }
    }

    private static String decoded(String text) {
        try {
            return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new OnsetException(OnsetException.Category.DATA, "'%s' is not Base64".formatted(text), null, e);
        }
    }
}
