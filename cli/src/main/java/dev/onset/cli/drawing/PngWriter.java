package dev.onset.cli.drawing;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;

import javax.imageio.ImageIO;

/** Paints drawings as PNG, on light paper, at twice the size in pixels. */
public final class PngWriter {

    private static final double SCALE = 2;

    private final Graphics2D graphics;

    private PngWriter(Graphics2D graphics) {
        this.graphics = graphics;
    }

    /** Writes an image. */
    public static void write(Drawing drawing, OutputStream out) throws IOException {
        System.setProperty("java.awt.headless", "true");
        BufferedImage image = new BufferedImage((int) (drawing.width() * SCALE), (int) (drawing.height() * SCALE),
                BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.setColor(Color.decode(Palette.LIGHT.paper()));
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        graphics.scale(SCALE, SCALE);
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 1).deriveFont((float) Drawing.FONT));
        PngWriter writer = new PngWriter(graphics);
        drawing.shapes().forEach(writer::paint);
        graphics.dispose();
        ImageIO.write(image, "png", out);
    }

    private void paint(Shape shape) {
        switch (shape) {
            case Shape.Polyline line -> {
                ink(line.ink());
                stroke(line.ink().role() == Ink.Role.FAINT_LINE ? 1 : 1.5, false);
                graphics.draw(path(line.x(), line.y()));
            }
            case Shape.Segment line -> {
                ink(line.ink());
                stroke(line.ink().role() == Ink.Role.LINE ? 1.5 : 1, line.dashed());
                graphics.draw(new Line2D.Double(line.x1(), line.y1(), line.x2(), line.y2()));
            }
            case Shape.Ring ring -> {
                Ellipse2D circle = new Ellipse2D.Double(ring.x() - ring.radius(), ring.y() - ring.radius(),
                        2 * ring.radius(), 2 * ring.radius());
                graphics.setColor(Color.decode(Palette.LIGHT.paper()));
                graphics.fill(circle);
                ink(ring.ink());
                stroke(1.75, false);
                graphics.draw(circle);
            }
            case Shape.Polygon polygon -> {
                ink(polygon.ink());
                Path2D path = path(polygon.x(), polygon.y());
                path.closePath();
                graphics.fill(path);
            }
            case Shape.Label label -> {
                ink(label.ink());
                double width = graphics.getFontMetrics().getStringBounds(label.text(), graphics).getWidth();
                double shift = switch (label.anchor()) {
                    case START -> 0;
                    case MIDDLE -> width / 2;
                    case END -> width;
                };
                graphics.drawString(label.text(), (float) (label.x() - shift), (float) label.y());
            }
            case Shape.Clip clip -> {
                java.awt.Shape outer = graphics.getClip();
                graphics.clip(new Rectangle2D.Double(clip.x(), clip.y(), clip.width(), clip.height()));
                clip.shapes().forEach(this::paint);
                graphics.setClip(outer);
            }
        }
    }

    private void ink(Ink ink) {
        Color color = Color.decode(Palette.LIGHT.color(ink));
        graphics.setColor(switch (ink.role()) {
            case FAINT_LINE -> new Color(color.getRed(), color.getGreen(), color.getBlue(), 180);
            case AXIS, DROP -> new Color(color.getRed(), color.getGreen(), color.getBlue(), 160);
            default -> color;
        });
    }

    private void stroke(double width, boolean dashed) {
        graphics.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 1,
                dashed ? new float[]{3, 3} : null, 0));
    }

    private static Path2D path(double[] x, double[] y) {
        Path2D path = new Path2D.Double();
        path.moveTo(x[0], y[0]);
        for (int i = 1; i < x.length; i++) {
            path.lineTo(x[i], y[i]);
        }
        return path;
    }
}
