import java.lang.classfile.Attributes;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.BootstrapMethodsAttribute;
import java.lang.classfile.attribute.RuntimeInvisibleTypeAnnotationsAttribute;
import java.lang.classfile.attribute.RuntimeVisibleTypeAnnotationsAttribute;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Writes a class anew whose pattern switches, and whose records' {@code equals} and {@code hashCode}, the JVM would link when they first
 * run: by classes that it writes and method handles that it composes, which its archive of loaded classes does not hold. Plain
 * methods that do the same stand in their place. A small query would spend a sixth of its time on that linking.
 */
final class LinkedCalls {

    private static final String SWITCHES = "SwitchBootstraps";
    private static final String RECORDS = "ObjectMethods";
    private static final ClassDesc OBJECTS = ClassDesc.of("java.util.Objects");

    /** A plain method to be added to the class. */
    private record Added(String name, MethodTypeDesc type, Consumer<CodeBuilder> code) {}

    private final ClassModel model;
    private final ClassDesc self;
    private final boolean isInterface;
    private final List<Added> added = new ArrayList<>();

    private LinkedCalls(ClassModel model) {
        this.model = model;
        this.self = model.thisClass().asSymbol();
        this.isInterface = model.flags().has(AccessFlag.INTERFACE);
    }

    /** The class with plain methods; null: it has no such calls. */
    static byte[] replaced(ClassFile classFile, byte[] type) {
        ClassModel model = classFile.parse(type);
        if (!model.findAttribute(Attributes.bootstrapMethods()).map(LinkedCalls::links).orElse(false)) {
            return null;
        }
        LinkedCalls calls = new LinkedCalls(model);
        byte[] replaced = calls.rewrite(classFile);
        return calls.added.isEmpty() ? null : replaced;
    }

    private static boolean links(BootstrapMethodsAttribute attribute) {
        return attribute.bootstrapMethods().stream().map(method -> method.bootstrapMethod().asSymbol())
                .anyMatch(method -> owner(method).equals(SWITCHES) || owner(method).equals(RECORDS));
    }

    private static String owner(DirectMethodHandleDesc method) {
        return method.owner().packageName().equals("java.lang.runtime") ? method.owner().displayName() : "";
    }

    private byte[] rewrite(ClassFile classFile) {
        ClassTransform code = ClassTransform.transformingMethodBodies(this::replace);
        return classFile.transformClass(model, code.andThen(ClassTransform.endHandler(this::addMethods)));
    }

    private void addMethods(ClassBuilder builder) {
        for (Added method : added) {
            builder.withMethodBody(method.name, method.type,
                    ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC, method.code);
        }
    }

    private void replace(CodeBuilder builder, CodeElement element) {
        if (element instanceof RuntimeVisibleTypeAnnotationsAttribute
                || element instanceof RuntimeInvisibleTypeAnnotationsAttribute) {
            // They name places in the code, which move; nobody reads those of a method's body when it runs.
            return;
        }
        Consumer<CodeBuilder> code = element instanceof InvokeDynamicInstruction call ? plain(call) : null;
        if (code == null) {
            builder.with(element);
            return;
        }
        InvokeDynamicInstruction call = (InvokeDynamicInstruction) element;
        Added method = new Added("$plain$" + call.name().stringValue() + "$" + added.size(), call.typeSymbol(), code);
        added.add(method);
        builder.invokestatic(self, method.name, method.type, isInterface);
    }

    /** What does the same as a call; null: nothing is known that does. */
    private static Consumer<CodeBuilder> plain(InvokeDynamicInstruction call) {
        List<ConstantDesc> arguments = call.bootstrapArgs();
        String name = call.name().stringValue();
        return switch (owner(call.bootstrapMethod())) {
            case SWITCHES -> name.equals("typeSwitch") && arguments.stream().allMatch(ClassDesc.class::isInstance)
                    ? code -> typeSwitch(code, arguments.stream().map(ClassDesc.class::cast).toList())
                    : null;
            case RECORDS -> {
                ClassDesc type = (ClassDesc) arguments.getFirst();
                List<DirectMethodHandleDesc> fields = arguments.stream().skip(2).map(DirectMethodHandleDesc.class::cast)
                        .toList();
                yield switch (name) {
                    case "equals" -> code -> equals(code, type, fields);
                    case "hashCode" -> code -> hashCode(code, type, fields);
                    default -> null;
                };
            }
            default -> null;
        };
    }

    /** {@code int typeSwitch(Object value, int from)}: the first type from there on that the value is of; −1 for null. */
    private static void typeSwitch(CodeBuilder code, List<ClassDesc> types) {
        Label known = code.newLabel();
        code.aload(0).ifnonnull(known).iconst_m1().ireturn().labelBinding(known);
        for (int i = 0; i < types.size(); i++) {
            Label next = code.newLabel();
            code.iload(1).loadConstant(i).if_icmpgt(next);
            code.aload(0).instanceOf(types.get(i)).ifeq(next).loadConstant(i).ireturn().labelBinding(next);
        }
        code.loadConstant(types.size()).ireturn();
    }

    private static void equals(CodeBuilder code, ClassDesc type, List<DirectMethodHandleDesc> fields) {
        Label different = code.newLabel();
        code.aload(1).instanceOf(type).ifeq(different).aload(1).checkcast(type).astore(2);
        for (DirectMethodHandleDesc field : fields) {
            ClassDesc of = field.invocationType().returnType();
            code.aload(0).getfield(type, field.methodName(), of).aload(2).getfield(type, field.methodName(), of);
            switch (TypeKind.from(of)) {
                case LONG -> code.lcmp().ifne(different);
                case FLOAT, DOUBLE -> code.invokestatic(box(of), "compare",
                        MethodTypeDesc.of(ConstantDescs.CD_int, of, of)).ifne(different);
                case REFERENCE -> code.invokestatic(OBJECTS, "equals", MethodTypeDesc.of(ConstantDescs.CD_boolean,
                        ConstantDescs.CD_Object, ConstantDescs.CD_Object)).ifeq(different);
                default -> code.branch(Opcode.IF_ICMPNE, different);
            }
        }
        code.iconst_1().ireturn().labelBinding(different).iconst_0().ireturn();
    }

    /** As {@code java.lang.runtime.ObjectMethods} computes it. */
    private static void hashCode(CodeBuilder code, ClassDesc type, List<DirectMethodHandleDesc> fields) {
        code.iconst_0();
        for (DirectMethodHandleDesc field : fields) {
            ClassDesc of = field.invocationType().returnType();
            code.bipush(31).imul().aload(0).getfield(type, field.methodName(), of);
            boolean object = TypeKind.from(of) == TypeKind.REFERENCE;
            code.invokestatic(object ? OBJECTS : box(of), "hashCode",
                    MethodTypeDesc.of(ConstantDescs.CD_int, object ? ConstantDescs.CD_Object : of)).iadd();
        }
        code.ireturn();
    }

    private static ClassDesc box(ClassDesc primitive) {
        return switch (primitive.descriptorString()) {
            case "Z" -> ConstantDescs.CD_Boolean;
            case "B" -> ConstantDescs.CD_Byte;
            case "C" -> ConstantDescs.CD_Character;
            case "S" -> ConstantDescs.CD_Short;
            case "I" -> ConstantDescs.CD_Integer;
            case "J" -> ConstantDescs.CD_Long;
            case "F" -> ConstantDescs.CD_Float;
            default -> ConstantDescs.CD_Double;
        };
    }
}
