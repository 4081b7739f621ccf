package dev.onset.cli.drawing;

import java.util.List;

/** A part of a picture. Lengths are pixels, from the upper left corner. */
sealed interface Shape {

    /** A line through points. */
    record Polyline(double[] x, double[] y, Ink ink) implements Shape {}

    record Segment(double x1, double y1, double x2, double y2, boolean dashed, Ink ink) implements Shape {}

    /** A ring. */
    record Ring(double x, double y, double radius, Ink ink) implements Shape {}

    /** A filled polygon. */
    record Polygon(double[] x, double[] y, Ink ink) implements Shape {}

    record Label(double x, double y, Anchor anchor, String text, Ink ink) implements Shape {}

    /** Shapes of which nothing is seen outside a rectangle. */
    record Clip(double x, double y, double width, double height, List<Shape> shapes) implements Shape {
        public Clip {
            shapes = List.copyOf(shapes);
        }
    }

    enum Anchor {
        START, MIDDLE, END
    }
}
