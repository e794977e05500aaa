import 'dongpo-widgets/define';

export default defineNuxtPlugin(() => {});
