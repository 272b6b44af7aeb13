import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Locale;
import org.drools.model.impl.ModelImpl;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;

/** Answers cases with Drools, as worker.py does with the other peers. Rules and Case are written for it. */
final class Answering {
  private final KieSession session;
  private final ObjectReader reader = new ObjectMapper().readerFor(Case.class);

  private Answering() {
    ModelImpl model = new ModelImpl();
    Rules.addTo(model);
    session = KieBaseBuilder.createKieBaseFromModel(model).newKieSession();
  }

  private void answer(String cases, String answers) throws IOException {
    try (MappingIterator<Case> source = reader.readValues(new File(cases));
        Writer target = Files.newBufferedWriter(Path.of(answers))) {
      while (source.hasNext()) {
        Case one = source.next();
        FactHandle handle = session.insert(one.facts);
        session.fireAllRules();
        session.delete(handle);
        write(one, target);
      }
    }
  }

  private static void write(Case one, Writer target) throws IOException {
    Collections.sort(one.facts.held);
    target.append("{\"case\":\"").append(one.id).append("\",\"rules\":[");
    String separator = "\"";
    for (int rule : one.facts.held) {
      target.append(separator).append(Rules.IDS[rule]).append('"');
      separator = ",\"";
    }
    target.append("]}\n");
  }

  public static void main(String[] arguments) throws IOException {
    Answering answering = new Answering();
    System.out.println("ready");
    BufferedReader input = new BufferedReader(new InputStreamReader(System.in));
    for (String line = input.readLine(); line != null; line = input.readLine()) {
      String[] files = line.split("\t");
      long start = System.nanoTime();
      answering.answer(files[0], files[1]);
      System.out.printf(Locale.ROOT, "%.6f%n", (System.nanoTime() - start) / 1e9);
    }
  }
}
