package dev.onset.cli.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jline.keymap.BindingReader;
import org.jline.keymap.KeyMap;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.InfoCmp.Capability;
import org.jspecify.annotations.Nullable;

import dev.onset.cli.render.ResultLines;

/**
 * Shows lines that do not fit the screen, a screen at a time; the names of columns stay on top, and what is too wide is
 * moved sideways. Rows are computed as they come into sight.
 */
final class Pager {

    private enum Key {
        QUIT, DOWN, UP, PAGE_DOWN, PAGE_UP, LEFT, RIGHT, FAR_LEFT, TOP, END, SEARCH, NEXT
    }

    /** More lines than this are not kept to go back to. */
    private static final int MOST_LINES = 1_000_000;

    private final Screen screen;
    private final ResultLines source;
    private final List<String> header;
    private final List<String> lines;
    private boolean ended;
    private int top;
    private final Sideways sideways;
    private String sought = "";
    private String message = "";

    /** @param read lines that were taken from the source already */
    Pager(Screen screen, ResultLines source, List<String> read) {
        this.screen = screen;
        this.source = source;
        this.header = source.header();
        this.lines = new ArrayList<>(read);
        this.sideways = new Sideways(source.columns());
    }

    /** Whether all lines were seen to be there. */
    boolean ended() {
        return ended;
    }

    /** Returns when the user has seen enough. */
    void show() {
        Terminal terminal = screen.terminal();
        Attributes attributes = terminal.enterRawMode();
        Terminal.SignalHandler resized = terminal.handle(Terminal.Signal.WINCH, signal -> draw());
        terminal.puts(Capability.enter_ca_mode);
        terminal.puts(Capability.keypad_xmit);
        terminal.puts(Capability.cursor_invisible);
        try {
            BindingReader keys = new BindingReader(terminal.reader());
            KeyMap<Key> map = keyMap(terminal);
            for (Key key = Key.LEFT; key != null && key != Key.QUIT; key = keys.readBinding(map)) {
                message = "";
                act(key, keys);
                draw();
            }
        } finally {
            terminal.puts(Capability.cursor_visible);
            terminal.puts(Capability.keypad_local);
            terminal.puts(Capability.exit_ca_mode);
            terminal.handle(Terminal.Signal.WINCH, resized);
            terminal.setAttributes(attributes);
            terminal.flush();
        }
    }

    private static KeyMap<Key> keyMap(Terminal terminal) {
        KeyMap<Key> map = new KeyMap<>();
        map.setAmbiguousTimeout(100);
        map.bind(Key.QUIT, "q", "Q", KeyMap.esc(), KeyMap.ctrl('C'), KeyMap.ctrl('D'));
        map.bind(Key.DOWN, "j", "\r", "\n", KeyMap.key(terminal, Capability.key_down), "\033[B");
        map.bind(Key.UP, "k", KeyMap.key(terminal, Capability.key_up), "\033[A");
        map.bind(Key.PAGE_DOWN, " ", "f", KeyMap.ctrl('F'), KeyMap.key(terminal, Capability.key_npage), "\033[6~");
        map.bind(Key.PAGE_UP, "b", KeyMap.ctrl('B'), KeyMap.key(terminal, Capability.key_ppage), "\033[5~");
        map.bind(Key.RIGHT, "l", KeyMap.key(terminal, Capability.key_right), "\033[C");
        map.bind(Key.LEFT, "h", KeyMap.key(terminal, Capability.key_left), "\033[D");
        map.bind(Key.FAR_LEFT, "0");
        map.bind(Key.TOP, "g", "<", KeyMap.key(terminal, Capability.key_home), "\033[H");
        map.bind(Key.END, "G", ">", KeyMap.key(terminal, Capability.key_end), "\033[F");
        map.bind(Key.SEARCH, "/");
        map.bind(Key.NEXT, "n");
        return map;
    }

    private int room() {
        return Math.max(1, screen.height() - header.size() - 1);
    }

    private void act(Key key, BindingReader keys) {
        switch (key) {
            case DOWN -> top++;
            case UP -> top--;
            case PAGE_DOWN -> top += room();
            case PAGE_UP -> top -= room();
            case LEFT -> sideways.left(screen.width());
            case RIGHT -> sideways.right(screen.width(), widest());
            case FAR_LEFT -> sideways.reset();
            case TOP -> top = 0;
            case END -> {
                read(MOST_LINES);
                top = lines.size();
            }
            case SEARCH -> {
                sought = ask(keys);
                seek(top);
            }
            case NEXT -> seek(top + 1);
            case QUIT -> {
            }
        }
        read(top + room() + 1);
        top = Math.max(0, Math.min(top, lines.size() - room()));
    }

    /** Reads on until so many lines are known. */
    private void read(int wanted) {
        while (!ended && lines.size() < Math.min(wanted, MOST_LINES)) {
            @Nullable
            String line = source.next();
            if (line == null) {
                ended = true;
                lines.addAll(source.footer());
            } else {
                lines.add(line);
            }
        }
    }

    private int widest() {
        int widest = source.width();
        for (int i = top; i < Math.min(lines.size(), top + room()); i++) {
            widest = Math.max(widest, AttributedString.fromAnsi(lines.get(i)).columnLength());
        }
        return widest;
    }

    private String ask(BindingReader keys) {
        StringBuilder text = new StringBuilder();
        while (true) {
            status("/" + text);
            int c = keys.readCharacter();
            switch (c) {
                case -1, '\r', '\n' -> {
                    return text.toString();
                }
                case 3, 27 -> {
                    return "";
                }
                case 8, 127 -> text.setLength(Math.max(0, text.length() - 1));
                default -> text.appendCodePoint(c);
            }
        }
    }

    private void seek(int from) {
        if (sought.isEmpty()) {
            return;
        }
        String wanted = sought.toLowerCase(Locale.ROOT);
        for (int i = from;; i++) {
            read(i + 1);
            if (i >= lines.size()) {
                message = "not found below: " + sought;
                return;
            }
            if (lines.get(i).toLowerCase(Locale.ROOT).contains(wanted)) {
                top = i;
                return;
            }
        }
    }

    /** Over what is there, so that nothing flickers. */
    private synchronized void draw() {
        Terminal terminal = screen.terminal();
        terminal.puts(Capability.cursor_home);
        int shown = 0;
        for (String line : header) {
            put(line);
            shown++;
        }
        for (int i = top; i < lines.size() && shown < screen.height() - 1; i++, shown++) {
            put(lines.get(i));
        }
        for (; shown < screen.height() - 1; shown++) {
            put("");
        }
        status(message.isEmpty() ? position() : message);
    }

    private void put(String line) {
        AttributedString text = AttributedString.fromAnsi(line);
        int width = text.columnLength();
        int pinned = Math.min(sideways.pinned(screen.width()), width);
        int start = Math.min(sideways.hidden() + pinned, width);
        int end = Math.min(sideways.hidden() + screen.width(), width);
        screen.out().print(text.columnSubSequence(0, pinned).toAnsi(screen.terminal())
                + text.columnSubSequence(start, Math.max(start, end)).toAnsi(screen.terminal()));
        screen.terminal().puts(Capability.clr_eol);
        screen.out().print("\r\n");
    }

    private String position() {
        int last = Math.min(lines.size(), top + room());
        String lineCount = String.format(Locale.ROOT, "lines %,d-%,d of %,d%s", top + 1, last, lines.size(),
                ended ? "" : "+");
        boolean fits = widest() <= screen.width();
        String text = lineCount;
        for (String part : List.of(fits ? "" : sideways.position(screen.width()), fits ? "" : "arrows move sideways",
                "/ seeks", "q leaves")) {
            String more = part.isEmpty() ? text : text + ", " + part;
            text = more.length() < screen.width() ? more : text;
        }
        return text;
    }

    private void status(String text) {
        Terminal terminal = screen.terminal();
        screen.out().print("\r");
        String cut = text.substring(0, Math.min(text.length(), Math.max(1, screen.width() - 1)));
        screen.out().print(screen.color() ? "\033[7m" + cut + "\033[0m" : cut);
        terminal.puts(Capability.clr_eol);
        terminal.flush();
    }
}
