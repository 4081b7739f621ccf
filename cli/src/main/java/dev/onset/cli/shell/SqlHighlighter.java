package dev.onset.cli.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

import dev.onset.cli.script.SqlScanner;
import dev.onset.cli.script.SqlToken;

/** Colours SQL while it is typed; a quote that does not end and a bracket without its partner are red. */
final class SqlHighlighter implements Highlighter {

    private static final AttributedStyle KEYWORD = AttributedStyle.BOLD.foreground(AttributedStyle.BLUE);
    private static final AttributedStyle FUNCTION = AttributedStyle.DEFAULT.foreground(AttributedStyle.CYAN);
    private static final AttributedStyle TEXT = AttributedStyle.DEFAULT.foreground(AttributedStyle.GREEN);
    private static final AttributedStyle NUMBER = AttributedStyle.DEFAULT.foreground(AttributedStyle.MAGENTA);
    private static final AttributedStyle PARAMETER = AttributedStyle.DEFAULT.foreground(AttributedStyle.YELLOW);
    private static final AttributedStyle COMMENT = AttributedStyle.DEFAULT.faint();
    private static final AttributedStyle WRONG = AttributedStyle.BOLD.foreground(AttributedStyle.RED);

    private final CatalogNames names;

    SqlHighlighter(CatalogNames names) {
        this.names = names;
    }

    @Override
    public AttributedString highlight(LineReader reader, String buffer) {
        int command = ShellInput.commandAtEnd(buffer);
        if (command < 0) {
            return highlight(buffer);
        }
        int blank = buffer.indexOf(' ', command);
        int name = blank < 0 ? buffer.length() : blank;
        return new AttributedStringBuilder().append(highlight(buffer.substring(0, command)))
                .styled(KEYWORD, buffer.substring(command, name)).append(buffer.substring(name))
                .toAttributedString();
    }

    /** What JLine itself finds to be wrong is coloured by its tokens. */
    @Override
    public void setErrorPattern(Pattern pattern) {}

    @Override
    public void setErrorIndex(int index) {}

    AttributedString highlight(String sql) {
        List<SqlToken> tokens = SqlScanner.scan(sql);
        Set<SqlToken> lonely = lonelyBrackets(sql, tokens);
        AttributedStringBuilder text = new AttributedStringBuilder();
        int at = 0;
        for (int i = 0; i < tokens.size(); i++) {
            SqlToken token = tokens.get(i);
            text.append(sql.substring(at, token.start()));
            boolean call = i + 1 < tokens.size() && tokens.get(i + 1).is(sql, "(");
            text.styled(lonely.contains(token) ? WRONG : style(sql, token, call), token.in(sql));
            at = token.end();
        }
        return text.append(sql.substring(at)).toAttributedString();
    }

    private AttributedStyle style(String sql, SqlToken token, boolean call) {
        if (!token.closed() && token.kind() != SqlToken.Kind.COMMENT) {
            return WRONG;
        }
        return switch (token.kind()) {
            case WORD -> call && names.isFunction(token.in(sql)) ? FUNCTION
                    : Keywords.contains(token.in(sql)) ? KEYWORD : AttributedStyle.DEFAULT;
            case TEXT -> TEXT;
            case NUMBER -> NUMBER;
            case PARAMETER -> PARAMETER;
            case COMMENT -> COMMENT;
            case NAME_IN_QUOTES, SIGN -> AttributedStyle.DEFAULT;
        };
    }

    /** Closing ones that nothing opened; what is open may still be closed. */
    private static Set<SqlToken> lonelyBrackets(String sql, List<SqlToken> tokens) {
        Set<SqlToken> lonely = new HashSet<>();
        Deque<String> open = new ArrayDeque<>();
        for (SqlToken token : tokens) {
            String sign = token.kind() == SqlToken.Kind.SIGN ? token.in(sql) : "";
            switch (sign) {
                case "(" -> open.push(")");
                case "[" -> open.push("]");
                case ")", "]" -> {
                    if (sign.equals(open.peek())) {
                        open.pop();
                    } else {
                        lonely.add(token);
                    }
                }
                case ";" -> {
                    if (!open.isEmpty()) {
                        lonely.add(token);
                        open.clear();
                    }
                }
                default -> {
                }
            }
        }
        return lonely;
    }
}
