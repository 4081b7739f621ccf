package dev.onset.cli.shell;

import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/** Tells JLine where what was typed ends, and which word the cursor is in. */
final class ShellParser implements Parser {

    private final CatalogNames names;

    ShellParser(CatalogNames names) {
        this.names = names;
    }

    @Override
    public ParsedLine parse(String line, int cursor, ParseContext context) {
        if (context == ParseContext.COMPLETE) {
            return WordAtCursor.find(line, cursor, names::beginsColumn);
        }
        if ((context == ParseContext.ACCEPT_LINE || context == ParseContext.UNSPECIFIED)
                && !ShellInput.isComplete(line)) {
            throw new EOFError(-1, -1, "a statement ends with ;");
        }
        return new WordAtCursor(line, cursor, WordAtCursor.Kind.PLAIN, cursor, "");
    }

    /** A backslash begins a command, and escapes nothing. */
    @Override
    public boolean isEscapeChar(char c) {
        return false;
    }

    @Override
    public boolean validCommandName(String name) {
        return false;
    }
}
