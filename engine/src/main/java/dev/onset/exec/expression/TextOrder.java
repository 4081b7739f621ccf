package dev.onset.exec.expression;

/** The order of texts: by code point, which is the order of their UTF-8 bytes and so that of DuckDB and of the archive. */
public final class TextOrder {

    private TextOrder() {}

    /** Negative, 0 or positive. */
    public static int compare(String left, String right) {
        int common = Math.min(left.length(), right.length());
        for (int i = 0; i < common; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                // a surrogate stands for a code point above all others
                boolean surrogateA = Character.isSurrogate(a);
                return surrogateA == Character.isSurrogate(b) ? a - b : surrogateA ? 1 : -1;
            }
        }
        return left.length() - right.length();
    }
}
