package dev.onset.cli.plot;

import dev.onset.cli.curves.Mark;

/** The characters that a chart is drawn with, where there is Unicode and where there is only ASCII. */
enum Signs {

    UNICODE("│┤└─┬┊", "●▲▼×", "…"), ASCII("||+-+:", "@^vX", "...");

    final char wall;
    final char wallTick;
    final char corner;
    final char floor;
    final char floorTick;
    final char upright;
    final String ellipsis;
    private final String marks;

    Signs(String frame, String marks, String ellipsis) {
        this.wall = frame.charAt(0);
        this.wallTick = frame.charAt(1);
        this.corner = frame.charAt(2);
        this.floor = frame.charAt(3);
        this.floorTick = frame.charAt(4);
        this.upright = frame.charAt(5);
        this.marks = marks;
        this.ellipsis = ellipsis;
    }

    char of(Mark.Kind kind) {
        return marks.charAt(switch (kind) {
            case BEST -> 0;
            case ONSET -> 1;
            case DROP -> 2;
            case NONFINITE -> 3;
        });
    }
}
