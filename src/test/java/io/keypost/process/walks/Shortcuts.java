package io.keypost.process.walks;

import io.keypost.document.Archive;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;
import org.mockito.Mockito;
import org.springframework.test.util.AopTestUtils;
import org.springframework.test.util.ReflectionTestUtils;

/** What a walk does without, because it takes longer than the walk; other tests of the same application get it back. */
final class Shortcuts implements AutoCloseable {

    private static final String TYPESETTER = "typesetter";

    private final Archive archive;
    private final Object typesetter;
    private final ProcessEngineConfigurationImpl engine;
    private final HistoryEventHandler history;

    Shortcuts(Archive proxy, ProcessEngine engine) {
        archive = AopTestUtils.getUltimateTargetObject(proxy);
        typesetter = Objects.requireNonNull(ReflectionTestUtils.getField(archive, TYPESETTER));
        this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        history = this.engine.getHistoryEventHandler();
        ReflectionTestUtils.setField(archive, TYPESETTER, settingOnce());
        this.engine.setHistoryEventHandler(new Forgetful());
    }

    /** Sets the first paper of each kind, and gives it out for all others. */
    private Object settingOnce() {
        var set = new HashMap<Object, Object>();
        return Mockito.mock(
                typesetter.getClass(),
                call -> set.computeIfAbsent(
                        call.getArgument(0),
                        kind -> ReflectionTestUtils.invokeMethod(
                                typesetter, call.getMethod().getName(), call.getArguments())));
    }

    /** Nothing reads the engine's history here. */
    private static final class Forgetful implements HistoryEventHandler {

        @Override
        public void handleEvent(HistoryEvent event) {}

        @Override
        public void handleEvents(List<HistoryEvent> events) {}
    }

    @Override
    public void close() {
        ReflectionTestUtils.setField(archive, TYPESETTER, typesetter);
        engine.setHistoryEventHandler(history);
    }
}
