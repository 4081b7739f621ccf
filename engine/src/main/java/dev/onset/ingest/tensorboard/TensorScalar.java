package dev.onset.ingest.tensorboard;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.OptionalDouble;

import com.google.protobuf.ByteString;

import dev.onset.ingest.tensorboard.proto.TensorProto;
import dev.onset.ingest.tensorboard.proto.TensorShape;

/** The one number that a tensor of a single element holds. */
final class TensorScalar {

    // The numbers of tensorflow/core/framework/types.proto.
    private static final int FLOAT = 1;
    private static final int DOUBLE = 2;
    private static final int INT32 = 3;
    private static final int UINT8 = 4;
    private static final int INT16 = 5;
    private static final int INT8 = 6;
    private static final int INT64 = 9;
    private static final int BOOL = 10;
    private static final int BFLOAT16 = 14;
    private static final int UINT16 = 17;
    private static final int HALF = 19;
    private static final int UINT32 = 22;
    private static final int UINT64 = 23;

    private TensorScalar() {}

    /** The value; empty if the tensor has more or fewer elements than one, or holds no numbers. */
    static OptionalDouble of(TensorProto tensor) {
        for (TensorShape.Dim dim : tensor.getTensorShape().getDimList()) {
            if (dim.getSize() != 1) {
                return OptionalDouble.empty();
            }
        }
        return tensor.getTensorContent().isEmpty() ? ofValues(tensor) : ofContent(tensor);
    }

    private static OptionalDouble ofValues(TensorProto tensor) {
        return switch (tensor.getDtype()) {
            case FLOAT ->
                    tensor.getFloatValCount() == 1 ? OptionalDouble.of(tensor.getFloatVal(0)) : OptionalDouble.empty();
            case DOUBLE -> tensor.getDoubleValCount() == 1 ? OptionalDouble.of(tensor.getDoubleVal(0))
                    : OptionalDouble.empty();
            case INT32, UINT8, INT16, INT8, UINT16 -> tensor.getIntValCount() == 1
                    ? OptionalDouble.of(tensor.getIntVal(0)) : OptionalDouble.empty();
            case INT64 -> tensor.getInt64ValCount() == 1 ? OptionalDouble.of((double) tensor.getInt64Val(0))
                    : OptionalDouble.empty();
            case BOOL -> tensor.getBoolValCount() == 1 ? OptionalDouble.of(tensor.getBoolVal(0) ? 1 : 0)
                    : OptionalDouble.empty();
            case HALF -> tensor.getHalfValCount() == 1
                    ? OptionalDouble.of(Float.float16ToFloat((short) tensor.getHalfVal(0))) : OptionalDouble.empty();
            case BFLOAT16 -> tensor.getHalfValCount() == 1
                    ? OptionalDouble.of(Float.intBitsToFloat(tensor.getHalfVal(0) << 16)) : OptionalDouble.empty();
            case UINT32 -> tensor.getUint32ValCount() == 1
                    ? OptionalDouble.of((double) Integer.toUnsignedLong(tensor.getUint32Val(0)))
                    : OptionalDouble.empty();
            case UINT64 -> tensor.getUint64ValCount() == 1 ? OptionalDouble.of(unsigned(tensor.getUint64Val(0)))
                    : OptionalDouble.empty();
            default -> OptionalDouble.empty();
        };
    }

    private static OptionalDouble ofContent(TensorProto tensor) {
        ByteString content = tensor.getTensorContent();
        int bytes = switch (tensor.getDtype()) {
            case UINT8, INT8, BOOL -> 1;
            case INT16, UINT16, HALF, BFLOAT16 -> 2;
            case FLOAT, INT32, UINT32 -> 4;
            case DOUBLE, INT64, UINT64 -> 8;
            default -> 0;
        };
        if (bytes == 0 || content.size() != bytes) {
            return OptionalDouble.empty();
        }
        ByteBuffer buffer = content.asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        return OptionalDouble.of(switch (tensor.getDtype()) {
            case UINT8, BOOL -> Byte.toUnsignedInt(buffer.get());
            case INT8 -> buffer.get();
            case INT16 -> buffer.getShort();
            case UINT16 -> Short.toUnsignedInt(buffer.getShort());
            case HALF -> Float.float16ToFloat(buffer.getShort());
            case BFLOAT16 -> Float.intBitsToFloat(buffer.getShort() << 16);
            case FLOAT -> buffer.getFloat();
            case INT32 -> buffer.getInt();
            case UINT32 -> (double) Integer.toUnsignedLong(buffer.getInt());
            case DOUBLE -> buffer.getDouble();
            case INT64 -> (double) buffer.getLong();
            default -> unsigned(buffer.getLong());
        });
    }

    private static double unsigned(long value) {
        return value >= 0 ? (double) value : ((value >>> 1) | (value & 1)) * 2.0;
    }
}
