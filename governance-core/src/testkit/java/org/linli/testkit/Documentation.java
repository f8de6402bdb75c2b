package org.linli.testkit;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.ReturnTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.PrimitiveTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeParameterTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.TypeKind;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Finds what the public face of some sources leaves undocumented: a public or protected type, method, constructor, constant or field
 * without a comment, and a comment without {@code @param} (type parameters too) or {@code @return}.
 *
 * <p>Methods with {@code @Override} need nothing; the components of a record are documented by {@code @param} on the record, so a
 * compact constructor needs a comment but no {@code @param}. The compiler's own check is not used for this, because it wants the
 * components documented a second time there.
 */
public final class Documentation {
    private Documentation() {}

    /**
     * What is missing in all Java sources of a folder.
     *
     * @param sources the folder, such as {@code src/main/java}
     * @return one line for each finding, with file, line and what is missing, by file and line; empty if nothing is; immutable
     * @throws IOException if the sources cannot be read
     */
    public static List<String> findings(Path sources) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(sources)) {
            files = walk.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("module-info.java"))
                    .sorted()
                    .toList();
        }
        if (files.isEmpty()) {
            return List.of();
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
            List<String> findings = new ArrayList<>();
            DocTrees trees = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                new Reader(trees, unit, sources, findings).scan(unit, null);
            }
            return List.copyOf(findings);
        }
    }

    private static final class Reader extends TreePathScanner<Void, Void> {
        private final DocTrees trees;
        private final CompilationUnitTree unit;
        private final Path sources;
        private final List<String> findings;
        private ClassTree type;

        Reader(DocTrees trees, CompilationUnitTree unit, Path sources, List<String> findings) {
            this.trees = trees;
            this.unit = unit;
            this.sources = sources;
            this.findings = findings;
        }

        @Override
        public Void visitClass(ClassTree tree, Void nothing) {
            if (!isPublic(tree.getModifiers())) {
                return null;
            }
            DocCommentTree comment = comment(tree, "type " + tree.getSimpleName());
            if (comment != null) {
                Set<String> wanted = typeParameters(tree.getTypeParameters());
                if (tree.getKind() == Tree.Kind.RECORD) {
                    wanted.addAll(components(tree));
                }
                missingParameters(tree, comment, wanted, "type " + tree.getSimpleName());
            }
            ClassTree outer = type;
            type = tree;
            for (Tree member : tree.getMembers()) {
                scan(member, null);
            }
            type = outer;
            return null;
        }

        @Override
        public Void visitMethod(MethodTree tree, Void nothing) {
            if (!isPublic(tree.getModifiers()) || isOverride(tree) || isGenerated(tree)) {
                return null;
            }
            boolean constructor = tree.getReturnType() == null;
            String name = constructor ? "constructor of " + type.getSimpleName() : "method " + tree.getName();
            DocCommentTree comment = comment(tree, name);
            if (comment == null) {
                return null;
            }
            Set<String> wanted = typeParameters(tree.getTypeParameters());
            if (!isCompact(tree)) {
                tree.getParameters().forEach(each -> wanted.add(each.getName().toString()));
            }
            missingParameters(tree, comment, wanted, name);
            boolean returns = !constructor
                    && !(tree.getReturnType() instanceof PrimitiveTypeTree primitive
                            && primitive.getPrimitiveTypeKind() == TypeKind.VOID);
            if (returns && !saysWhatItReturns(comment)) {
                find(tree, name + " has no @return");
            }
            return null;
        }

        @Override
        public Void visitVariable(VariableTree tree, Void nothing) {
            if (isPublic(tree.getModifiers())) {
                comment(tree, "constant or field " + tree.getName());
            }
            return null;
        }

        /** A class without a constructor gets one from the compiler, not from the parser; a record's fields come from the parser. */
        private boolean isGenerated(MethodTree tree) {
            return trees.getSourcePositions().getEndPosition(unit, tree) < 0;
        }

        /** The parameters of a compact constructor stand in the header of its record. */
        private boolean isCompact(MethodTree tree) {
            return tree.getParameters().stream().anyMatch(each -> start(each) < start(tree));
        }

        private long start(Tree tree) {
            return trees.getSourcePositions().getStartPosition(unit, tree);
        }

        private boolean isPublic(ModifiersTree modifiers) {
            Set<Modifier> flags = modifiers.getFlags();
            boolean inInterface = type != null
                    && (type.getKind() == Tree.Kind.INTERFACE || type.getKind() == Tree.Kind.ANNOTATION_TYPE);
            return flags.contains(Modifier.PUBLIC)
                    || flags.contains(Modifier.PROTECTED)
                    || (inInterface && !flags.contains(Modifier.PRIVATE));
        }

        private static boolean isOverride(MethodTree tree) {
            return tree.getModifiers().getAnnotations().stream()
                    .anyMatch(each -> each.getAnnotationType().toString().equals("Override"));
        }

        private static Set<String> typeParameters(List<? extends TypeParameterTree> parameters) {
            Set<String> names = new java.util.LinkedHashSet<>();
            parameters.forEach(each -> names.add("<" + each.getName() + ">"));
            return names;
        }

        /** A record has no fields of its own but those of its components. */
        private static List<String> components(ClassTree record) {
            return record.getMembers().stream()
                    .filter(VariableTree.class::isInstance)
                    .map(VariableTree.class::cast)
                    .filter(each -> !each.getModifiers().getFlags().contains(Modifier.STATIC))
                    .map(each -> each.getName().toString())
                    .toList();
        }

        private DocCommentTree comment(Tree tree, String name) {
            DocCommentTree comment = trees.getDocCommentTree(TreePath.getPath(unit, tree));
            if (comment == null || comment.getFirstSentence().isEmpty()) {
                find(tree, name + " has no comment");
                return null;
            }
            return comment;
        }

        private void missingParameters(Tree tree, DocCommentTree comment, Set<String> wanted, String name) {
            Set<String> given = new HashSet<>();
            for (DocTree tag : comment.getBlockTags()) {
                if (tag instanceof ParamTree parameter
                        && !parameter.getDescription().isEmpty()) {
                    String text = parameter.getName().toString();
                    given.add(parameter.isTypeParameter() ? "<" + text + ">" : text);
                }
            }
            for (String each : wanted) {
                if (!given.contains(each)) {
                    find(tree, name + " has no @param " + each);
                }
            }
        }

        private static boolean saysWhatItReturns(DocCommentTree comment) {
            return Stream.concat(comment.getBlockTags().stream(), comment.getFirstSentence().stream())
                    .anyMatch(tag -> tag instanceof ReturnTree returned
                            && !returned.getDescription().isEmpty());
        }

        private void find(Tree tree, String what) {
            Path file = sources.toAbsolutePath()
                    .relativize(Path.of(unit.getSourceFile().toUri()));
            long line = unit.getLineMap().getLineNumber(start(tree));
            findings.add(file.toString().replace('\\', '/') + ":" + line + ": " + what);
        }
    }
}
