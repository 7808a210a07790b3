package io.durable.architecture;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.tools.ToolProvider;

/**
 * A source file as the rules see it.
 *
 * @param methods with the number of their lines
 * @param texts the string literals
 */
record SourceFile(Path path, int lines, List<Method> methods, List<String> texts) {

  /** A method and its length. */
  record Method(String name, int lines) {}

  SourceFile {
    Objects.requireNonNull(path, "path");
    methods = List.copyOf(methods);
    texts = List.copyOf(texts);
  }

  boolean main() {
    return path.toString().contains("src/main/java");
  }

  /** The files below a folder, parsed in one go. */
  static List<SourceFile> below(Path root) {
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var files = compiler.getStandardFileManager(null, null, null);
        var found = Files.walk(root)) {
      var paths = found.filter(SourceFile::source).sorted().toList();
      var units = files.getJavaFileObjectsFromPaths(paths);
      var task =
          (JavacTask) compiler.getTask(null, files, null, List.of("-proc:none"), null, units);
      var read = new ArrayList<SourceFile>();
      for (var unit : task.parse()) {
        read.add(read(unit, Trees.instance(task)));
      }
      return read;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean source(Path path) {
    var text = path.toString();
    return text.endsWith(".java") && !text.contains("/target/");
  }

  private static SourceFile read(CompilationUnitTree unit, Trees trees) throws IOException {
    var path = Path.of(unit.getSourceFile().toUri());
    var reader = new Reading(unit, trees);
    unit.accept(reader, null);
    return new SourceFile(path, Files.readAllLines(path).size(), reader.methods, reader.texts);
  }

  private static final class Reading extends TreeScanner<Void, Void> {
    private final List<Method> methods = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private final CompilationUnitTree unit;
    private final Trees trees;
    private String type = "";
    private long textLines;

    Reading(CompilationUnitTree unit, Trees trees) {
      this.unit = unit;
      this.trees = trees;
    }

    @Override
    public Void visitClass(ClassTree node, Void nothing) {
      var outer = type;
      type = node.getSimpleName().toString();
      super.visitClass(node, null);
      type = outer;
      return null;
    }

    @Override
    public Void visitMethod(MethodTree node, Void nothing) {
      var before = textLines;
      super.visitMethod(node, null);
      if (node.getBody() != null) {
        // An approved text is data: how long it is says nothing about what the method does.
        var lines = span(node.getBody()) + 1 - (textLines - before);
        methods.add(new Method(type + "." + node.getName(), (int) lines));
      }
      return null;
    }

    @Override
    public Void visitLiteral(LiteralTree node, Void nothing) {
      if (node.getValue() instanceof String text) {
        texts.add(text);
        textLines += span(node);
      }
      return null;
    }

    /** How many lines it goes on after its first. */
    private long span(Tree tree) {
      var positions = trees.getSourcePositions();
      return line(positions.getEndPosition(unit, tree))
          - line(positions.getStartPosition(unit, tree));
    }

    private long line(long position) {
      return unit.getLineMap().getLineNumber(position);
    }
  }
}
