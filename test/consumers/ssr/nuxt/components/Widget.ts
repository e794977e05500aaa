/** The server's HTML, which Vue leaves alone in a browser: `v-html` would write it anew there, without shadow roots. */
export default defineComponent({
  props: { html: { type: String, default: '' } },
  setup(props) {
    const box = ref<HTMLDivElement>();
    // For what Vue inserts itself: innerHTML makes no shadow root of a template, and Chromium says so.
    onMounted(() => {
      if (!box.value || box.value.firstChild) return;
      if (box.value.setHTMLUnsafe) box.value.setHTMLUnsafe(props.html);
      else box.value.innerHTML = props.html;
    });
    return () => h('div', { ref: box, innerHTML: import.meta.server ? props.html : undefined });
  },
});
